package source

import "golang.org/x/sys/unix"

// silent tells whether a folder lies on a drive that others may change without this computer being told: one on
// the network, one of Windows seen from WSL, one of the host seen from a container.
func silent(path string) bool {
	var s unix.Statfs_t
	if err := unix.Statfs(path, &s); err != nil {
		return false
	}
	switch uint32(s.Type) {
	case unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC,
		unix.AFS_SUPER_MAGIC, unix.AFS_FS_MAGIC, unix.CODA_SUPER_MAGIC, unix.CEPH_SUPER_MAGIC,
		unix.V9FS_MAGIC,        // Windows' drives in WSL 2, folders of the host in virtual machines
		unix.FUSE_SUPER_MAGIC,  // sshfs, rclone, folders of the host in Docker Desktop
		0x786f4256, 0xbacbacbc: // VirtualBox's and VMware's shared folders
		return true
	}
	return false
}
