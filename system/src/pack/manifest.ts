/** What went into an image: written as JSON beside it. All sizes are bytes, all addresses hexadecimal. */
export interface Manifest {
  readonly format: 'bulkhead-manifest';
  readonly version: 1;
  readonly configurationVersion: number;
  readonly board: string;
  readonly image: ManifestBytes;
  readonly hypervisor: ManifestBytes;
  readonly configuration: ManifestBytes & { readonly offset: number };
  readonly partitions: readonly ManifestPartition[];
}

export interface ManifestBytes {
  readonly sizeBytes: number;
  readonly sha256: string;
}

export interface ManifestPartition {
  readonly name: string;
  readonly kind: string;
  readonly cores: readonly number[];
  readonly console: string;
  readonly memory: { readonly ipa: string; readonly pa: string; readonly sizeBytes: number };
  readonly entry: string;
  readonly files: readonly (ManifestBytes & { readonly role: string; readonly name: string })[];
  readonly segments: readonly (ManifestBytes & {
    readonly label: string;
    readonly ipa: string;
    readonly imageOffset: number;
  })[];
  readonly devices: readonly { readonly name: string; readonly ipa: string; readonly pa: string }[];
}
