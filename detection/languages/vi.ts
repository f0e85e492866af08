import type { LanguageWords } from './language-words';

export const vi: LanguageWords = {
  language: 'vi',
  help: 'trợ giúp, giúp đỡ, trung tâm trợ giúp, trang trợ giúp, trợ giúp và hỗ trợ, hỗ trợ, trung tâm hỗ trợ, trang hỗ trợ, hỗ trợ khách hàng, hỗ trợ kỹ thuật, hỗ trợ trực tuyến, hỗ trợ sản phẩm, chăm sóc khách hàng, trung tâm chăm sóc khách hàng, dịch vụ khách hàng, cskh, câu hỏi, câu hỏi thường gặp, những câu hỏi thường gặp, các câu hỏi thường gặp, hỏi đáp, hỏi và đáp, giải đáp thắc mắc, giải đáp, cơ sở kiến thức, cơ sở tri thức, kho kiến thức, khắc phục sự cố, xử lý sự cố, cần trợ giúp, bạn cần trợ giúp, bạn cần giúp đỡ',
  guide: 'hướng dẫn, cẩm nang, tài liệu, bắt đầu, từng bước',
  contact:
    'liên hệ, liên hệ với chúng tôi, liên hệ chúng tôi, thông tin liên hệ, biểu mẫu liên hệ, form liên hệ, liên lạc, thông tin liên lạc, gửi tin nhắn, gửi tin nhắn cho chúng tôi, gửi câu hỏi, đặt câu hỏi, gửi email cho chúng tôi, gọi cho chúng tôi, góp ý, phản hồi, gửi phản hồi, ý kiến khách hàng, ý kiến đóng góp, liên hệ hỗ trợ',
  ticket:
    'gửi yêu cầu, gửi yêu cầu hỗ trợ, tạo yêu cầu, yêu cầu mới, yêu cầu hỗ trợ, yêu cầu của tôi, tạo phiếu hỗ trợ, phiếu hỗ trợ, tạo ticket, gửi ticket, báo cáo sự cố, báo cáo vấn đề, báo lỗi, khiếu nại',
  greeting:
    'có thể giúp gì, có thể giúp bạn, giúp gì được cho bạn, bạn cần giúp gì, bạn cần hỗ trợ gì, bạn cần trợ giúp, sẵn sàng hỗ trợ',
  helpful: 'hữu ích, giúp ích, hài lòng, giải quyết được',
  results: 'kết quả tìm kiếm, kết quả cho, không tìm thấy kết quả',
  asks: 'làm thế nào, làm sao, làm thế nào để, làm cách nào, tại sao, vì sao, cách, là gì, phải làm gì, ở đâu, khi nào, ai, nào, bao nhiêu, bao lâu, tôi không thể, không thể, không hoạt động, có thể, tôi quên, tài khoản của tôi',
  community: 'cộng đồng, diễn đàn, thảo luận',
  error: 'lỗi, thông báo lỗi, thất bại, không hợp lệ, không tìm thấy, bị từ chối',
  otherHelp:
    'sơ cứu, cấp cứu, viện trợ, hỗ trợ nhân đạo, cứu trợ, trợ cấp, trợ giúp xã hội, trợ giúp pháp lý, hỗ trợ tâm lý, hỗ trợ tài chính, hỗ trợ doanh nghiệp, hỗ trợ người nghèo, chính sách hỗ trợ, gói hỗ trợ, hỗ trợ học tập, giúp đỡ người nghèo, nhóm hỗ trợ, an sinh xã hội',
  donate: 'quyên góp, ủng hộ, đóng góp, tài trợ, từ thiện, tình nguyện, gây quỹ, mạnh thường quân',
  jobs: 'tuyển dụng, việc làm, nghề nghiệp, ứng tuyển, thực tập, nhân viên chăm sóc khách hàng, nhân viên tư vấn, gia nhập đội ngũ',
  politics:
    'quốc hội, hội đồng nhân dân, ủy ban nhân dân, bầu cử, ứng cử viên, chủ tịch nước, thủ tướng, đảng bộ, chính phủ',
  press: 'báo chí, tin tức, bản tin, truyền thông, tạp chí, bài báo, câu chuyện khách hàng, tin mới',
  developers: 'nhà phát triển, lập trình viên, mã nguồn, tài liệu api, ghi chú phát hành',
  login: 'đăng nhập, đăng ký, tạo tài khoản, đăng kí, quên mật khẩu, đặt lại mật khẩu, khôi phục mật khẩu',
  legal:
    'quyền riêng tư, bảo mật thông tin, điều khoản, điều kiện sử dụng, quy chế hoạt động, quy định, chính sách, pháp lý, bản quyền, tiêu chuẩn cộng đồng, miễn trừ trách nhiệm, dữ liệu cá nhân',
  shop: 'cửa hàng, giỏ hàng, thêm vào giỏ, mua ngay, mua hàng, thanh toán ngay, bảng giá, giá bán, báo giá, khuyến mãi, ưu đãi, giảm giá, dùng thử miễn phí, đăng ký dùng thử',
  status: 'trạng thái dịch vụ, trạng thái hệ thống, bảo trì hệ thống, bảo trì định kỳ',
  addresses: {
    help: 'tro-giup, ho-tro, cau-hoi-thuong-gap, hoi-dap, cham-soc-khach-hang, trung-tam-tro-giup',
    contact: 'lien-he, lienhe',
  },
  stopWords:
    'bạn bằng bị bởi các cách cái cần cho chỉ chúng chưa có có thể của cùng cũng đã đang đây để đến đi điều do đó được gì hay hãy hoặc hơn khi không là lại làm lên luôn mà mình mỗi một muốn nào này nên nếu ngay như nhưng những nó phải qua ra rằng rất rồi sau sẽ số sử sự tại theo thì thế tôi trên trong trước từ và vào vẫn về vì việc với vừa xin',
};
